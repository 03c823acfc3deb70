"""What the pages and files of the app `funders` hold."""
