"""Why a backup could not be made, or is not restored: said to whoever runs the command, in one line."""


class BackupRefusedError(Exception):
    """A backup that is not taken for one, or a place that it is not put into; the message is the reason."""
