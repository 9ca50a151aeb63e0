"""Files: what is read from a file and written to one; nothing here touches the store."""
