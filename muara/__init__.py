"""The application: everything that starts, wires, schedules, talks or shows."""
