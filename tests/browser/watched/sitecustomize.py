"""Python imports this first of all: it notes each attempt to reach or look up another machine."""

import ipaddress
import os
import sys

LOOPBACK_NAMES = {"", "localhost", "0.0.0.0", "::"}
WATCHED = {
    "socket.connect": lambda arguments: arguments[1],
    "socket.sendto": lambda arguments: arguments[1],
    "socket.getaddrinfo": lambda arguments: arguments[0],
    "socket.gethostbyname": lambda arguments: arguments[0],
}


def is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def note(event: str, arguments: tuple) -> None:
    if event not in WATCHED:
        return
    target = WATCHED[event](arguments)
    if isinstance(target, tuple):
        target = target[0]
    elif event in {"socket.connect", "socket.sendto"}:
        return  # a Unix socket, which is a file of this machine
    if not is_loopback(target):
        log = os.open(os.environ["OUTSIDE_CONNECTIONS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(log, f"{event} {target}\n".encode())
        os.close(log)


if "OUTSIDE_CONNECTIONS" in os.environ:
    sys.addaudithook(note)
