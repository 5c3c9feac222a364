"""The desk on which editors keep a tool current; a room fills in `tool_form.ToolAdmin`."""
