"""The commands of `muara`, one module each; a module's `register` adds its commands to the app.

Modules import what is heavy inside the command, so that `muara --help` answers at once.
"""
