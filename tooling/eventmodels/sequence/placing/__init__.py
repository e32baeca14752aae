"""Where everything stands: a flow and its states as lines, boxes and texts in pixels, before anything is written."""
