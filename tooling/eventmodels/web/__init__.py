"""The second program: scripts and styles that run in the browser, a folder for each feature."""
