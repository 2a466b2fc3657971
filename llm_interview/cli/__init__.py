"""Words to values: parse, call the app, show, exit code."""
