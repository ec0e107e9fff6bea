"""What a server does by itself, beside answering: one file a job."""
