"""The only layer that draws and reads keys."""
