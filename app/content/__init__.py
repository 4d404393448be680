"""What the app knows of Finnish services, as dated data files with their sources."""
