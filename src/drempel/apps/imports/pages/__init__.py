"""What the pages show: from an import to words, tables and addresses."""
