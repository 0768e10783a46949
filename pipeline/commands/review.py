"""``salname review``: the reviewer's desk in a browser."""

from __future__ import annotations

import getpass
import os
import socket
import ssl
import threading
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exchange import export_command, import_command
from pipeline.commands.options import DEFAULT_OUTPUTS, Outputs
from pipeline.errors import Errors, SalnameError

review_app = typer.Typer(
    name="review",
    help="Review facts against their lines in a browser, and move decisions between machines.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

_Host = Annotated[str, typer.Option(help="Address to listen on. Beyond this machine everybody has to log in.")]
_Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
_Reviewer = Annotated[
    str | None,
    typer.Option(help="Whose decisions they are, where nobody logs in. [default: your user name]", show_default=False),
]
_Login = Annotated[bool, typer.Option("--login", help="Ask for a name and password on this machine too.")]
_Name = Annotated[
    list[str] | None, typer.Option("--name", help="A name that the desk is reached by, such as desk.example.org.")
]
_Certificate = Annotated[Path | None, typer.Option("--certificate", help="TLS certificate (PEM), for https.")]
_Key = Annotated[Path | None, typer.Option("--key", help="The certificate's key (PEM).")]


@review_app.callback()
def review(
    context: typer.Context,
    out: Outputs = DEFAULT_OUTPUTS,
    host: _Host = "127.0.0.1",
    port: _Port = 8760,
    reviewer: _Reviewer = None,
    login: _Login = False,
    name: _Name = None,
    certificate: _Certificate = None,
    key: _Key = None,
) -> None:
    """Review facts against their lines in a browser, and move decisions between machines.

    Without a command the desk is served, as `salname review serve` does.
    """
    if context.invoked_subcommand is None:
        serve(out, host, port, reviewer, login, name, certificate, key)


@review_app.command("serve")
def serve(
    out: Outputs = DEFAULT_OUTPUTS,
    host: _Host = "127.0.0.1",
    port: _Port = 8760,
    reviewer: _Reviewer = None,
    login: _Login = False,
    name: _Name = None,
    certificate: _Certificate = None,
    key: _Key = None,
) -> None:
    """Serve the desk until Ctrl+C; decisions are in the output folder's salname.db at once."""
    import uvicorn

    from pipeline.review import create_app
    from pipeline.review.layout import lay_out_large
    from pipeline.review.passwords import PasswordFile, valid_name
    from pipeline.review.security import is_loopback

    who = reviewer or _user()
    if not valid_name(who):
        raise SalnameError(Errors.E404, detail=f"{who!r} cannot be a reviewer's name")
    log_in = login or not is_loopback(host)
    if log_in and not PasswordFile(out).names():
        detail = "nobody has a password yet: give one with `salname review password NAME`"
        raise SalnameError(Errors.E404, detail=detail)
    _check_certificate(certificate, key)
    names = [*(name or []), *([] if is_loopback(host) else [socket.gethostname()])]
    app = create_app(out, reviewer=who, host=host, names=names, login=log_in, secure_cookie=certificate is not None)
    bound = _bind(host, port)
    scheme = "https" if certificate else "http"
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"The desk is open at {scheme}://{shown}:{bound.getsockname()[1]}/ — Ctrl+C closes it.", err=True)
    if log_in:
        typer.echo("Reviewers log in with their passwords.", err=True)
        if certificate is None and not is_loopback(host):
            typer.echo("Without --certificate passwords cross the network unencrypted.", err=True)
    else:
        typer.echo(f"Decisions are {who}'s.", err=True)
    office = app.state.office
    threading.Thread(target=lay_out_large, args=(office.desk, office.pages), daemon=True).start()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    uvicorn.Server(config).run(sockets=[bound])


review_app.command("export")(export_command)
review_app.command("import")(import_command)


@review_app.command("password")
def password(
    name: Annotated[str, typer.Argument(help="The reviewer.")],
    out: Outputs = DEFAULT_OUTPUTS,
    remove: Annotated[bool, typer.Option("--remove", help="Take the reviewer out; decisions stay.")] = False,
) -> None:
    """Give a reviewer a password, or a new one; it is asked for, and only its hash is kept."""
    from pipeline.review.passwords import PasswordFile

    file = PasswordFile(out)
    if remove:
        if not file.remove(name):
            raise SalnameError(Errors.E404, detail=f"there is no reviewer {name!r}")
        typer.echo(f"{name} can no longer log in.", err=True)
        return
    typed = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    try:
        file.set(name, typed)
    except ValueError as error:
        raise SalnameError(Errors.E404, detail=str(error)) from error
    except OSError as error:
        raise SalnameError(Errors.E106, path=file.path, detail=error.strerror or str(error)) from error
    typer.echo(f"{name} can log in now.", err=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container
        return os.environ.get("USER", "reviewer")


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    """Read the certificate once before the desk does, so that a wrong one is one line and not a traceback."""
    if certificate is None:
        if key is not None:
            raise SalnameError(Errors.E404, detail="--key needs --certificate")
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except OSError as error:  # SSLError is one
        detail = f"the certificate or its key cannot be used: {error.strerror or error}"
        raise SalnameError(Errors.E404, path=certificate, detail=detail) from error


def _bind(host: str, port: int) -> socket.socket:
    """A listening socket, made here so that an address in use is one line and not a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except OSError as error:
        bound.close()
        detail = f"the desk cannot listen on {host} port {port}: {error.strerror or error}"
        raise SalnameError(Errors.E404, detail=detail) from error
    return bound
