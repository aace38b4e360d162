"""Sentences about the project file and the disk: what is wrong, where, and what to do."""

SENTENCES: dict[str, str] = {
    "project-missing": "There is no file “{file}”. Check the name and the folder.",
    "not-a-project": "“{file}” is not a Threefold project. Choose a file ending in .threefold, "
    "or make a new project and import this file into it.",
    "project-unreadable": "“{file}” cannot be read ({why}). Check who may read the file.",
    "project-unreadable-now": "“{file}” cannot be opened. Check that its folder still exists and "
    "that you may write there.",
    "project-truncated": "“{file}” is incomplete: its end is missing, as after a broken download "
    "or copy. Fetch it again, or open one of the copies kept beside the project.",
    "project-newer": "“{file}” was written by a newer Threefold (format {theirs}; this program "
    "knows format {ours}). Install the newer program to open it.",
    "project-read-only": "“{file}” cannot be changed: the file or its folder is read-only. Copy it "
    "to a folder of your own and open it there.",
    "project-open-elsewhere": "“{file}” is open in another window or program. "
    "Close it there first.",
    "project-without-locks": "“{file}” lies on a drive that cannot tell who has it open. Copy it to "
    "a disk of this computer and open it there.",
    "project-locked": "“{file}” is being used by another program. Close that program and "
    "try again.",
    "project-damaged": "“{file}” is damaged. Open one of the copies kept beside the project; "
    "nothing in the damaged file was changed.",
    "project-exists": "“{file}” exists already. Choose another name; nothing was overwritten.",
    "folder-missing": "There is no folder “{folder}”. Make it first, or choose another one.",
    "disk-full": "The disk that holds “{file}” is full. Make room and try again; nothing was "
    "changed.",
    "disk-failed": "The disk that holds “{file}” failed. Check the disk or the network drive; "
    "nothing was changed.",
    "copy-failed": "“{file}” could not be written ({why}). Choose another place.",
    "copy-damaged": "The copy “{file}” did not read back as it should and was thrown away. Check "
    "the disk and try again.",
}
