"""An executable reference of events and interaction models."""
