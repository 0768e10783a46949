"""Training of the shipped models. Needs the extra ``[train]``; nothing that runs on a text imports it."""
