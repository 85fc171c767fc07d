"""What people and platforms reach over HTTP: the webhook door, health, and the operators' pages."""
