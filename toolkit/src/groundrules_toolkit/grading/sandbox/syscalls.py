"""seccomp: calls to the system that no exercise needs are answered with 'not permitted'."""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import os
import struct
import tempfile
from functools import cache
from types import ModuleType

CLONE_THREAD = 0x10000
OWN_PID = 0x5EC0ABCD
"""Stands in the filter for the number of the process that it will hold for; no process has it."""
STEP = struct.Struct("=HBBI")
"""One step of a filter: the kernel's `struct sock_filter`."""
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
AF_UNIX = 1

# Sockets and everything that could reach another computer or program through one.
NETWORK = (
    *("socket", "connect", "bind", "listen", "accept", "accept4", "socketcall"),
    *("sendmmsg", "recvmmsg", "setsockopt"),
)
# New programs, and hands on other processes.
PROCESSES = (
    *(
        "execve",
        "execveat",
        "fork",
        "vfork",
        "ptrace",
        "process_vm_readv",
        "process_vm_writev",
        "process_madvise",
    ),
    *(
        "kill",
        "tkill",
        "rt_sigqueueinfo",
        "rt_tgsigqueueinfo",
        "pidfd_open",
        "pidfd_getfd",
        "pidfd_send_signal",
    ),
    *("kcmp", "setpriority", "sched_setaffinity", "prlimit64", "setrlimit", "setpgid", "setsid"),
)
# The system itself.
SYSTEM = (
    *(
        "mount",
        "umount2",
        "pivot_root",
        "chroot",
        "move_mount",
        "open_tree",
        "fsopen",
        "fsmount",
        "fsconfig",
        "fspick",
    ),
    *("unshare", "setns", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter"),
    *(
        "io_uring_register",
        "keyctl",
        "add_key",
        "request_key",
        "init_module",
        "finit_module",
        "delete_module",
    ),
    *(
        "kexec_load",
        "kexec_file_load",
        "reboot",
        "swapon",
        "swapoff",
        "acct",
        "syslog",
        "quotactl",
        "nfsservctl",
    ),
    *(
        "open_by_handle_at",
        "name_to_handle_at",
        "mknod",
        "mknodat",
        "settimeofday",
        "clock_settime",
        "adjtimex",
    ),
    *(
        "personality",
        "iopl",
        "ioperm",
        "modify_ldt",
        "vhangup",
        "fanotify_init",
        "setuid",
        "setgid",
        "setreuid",
    ),
    *(
        "setregid",
        "setresuid",
        "setresgid",
        "setgroups",
        "capset",
        "shmget",
        "shmat",
        "msgget",
        "semget",
        "mq_open",
        # Files in memory count neither as memory nor, all together, as files.
        "memfd_create",
        "memfd_secret",
    ),
)


@cache
def binding() -> ModuleType:
    """Return the binding of libseccomp.

    It looks the library up by running ldconfig, which a container does not have; the loader knows the name all the same.
    """
    look_up = ctypes.util.find_library
    ctypes.util.find_library = lambda name: (
        look_up(name) or ("libseccomp.so.2" if name == "seccomp" else None)
    )
    try:
        import pyseccomp
    finally:
        ctypes.util.find_library = look_up
    return pyseccomp


@cache
def missing() -> str | None:
    """Return why there is no seccomp here, None if there is."""
    try:
        binding()
        return None
    except Exception as error:
        return f"libseccomp cannot be loaded ({type(error).__name__})"


@cache
def program() -> bytes:
    """Return the filter as the kernel takes it, with `OWN_PID` where a process's own number belongs.

    Making it takes longer than forking, so it is made once.
    """
    seccomp = binding()
    rules = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    refuse = seccomp.ERRNO(errno.EPERM)
    for name in (*NETWORK, *PROCESSES, *SYSTEM):
        try:
            rules.add_rule(refuse, name)
        except (OSError, ValueError):
            continue  # this processor's system has no such call
    # A pair of sockets leads to nobody; coroutines wake each other through one.
    rules.add_rule(refuse, "socketpair", seccomp.Arg(0, seccomp.NE, AF_UNIX))
    # Threads may be made, processes not. The C library falls back to `clone`, whose flags a filter can see.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    # A process may signal itself: Python's own interrupts do.
    rules.add_rule(refuse, "tgkill", seccomp.Arg(0, seccomp.NE, OWN_PID))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        made = file.read()
    values = [value for *_, value in STEP.iter_unpack(made)]
    if not values.count(OWN_PID) == made.count(struct.pack("=I", OWN_PID)) > 0:
        raise RuntimeError("the filter of system calls has no place for a process's own number")
    return made


@cache
def c_library() -> ctypes.CDLL:
    """Return the C library."""
    return ctypes.CDLL(None, use_errno=True)


class Program(ctypes.Structure):
    """The kernel's `struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def apply() -> None:
    """Filter this process's calls from now on; what it may do can never grow again."""
    steps = program().replace(struct.pack("=I", OWN_PID), struct.pack("=I", os.getpid()))
    library = c_library()
    filter_ = Program(len(steps) // STEP.size, steps)
    if library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or library.prctl(
        PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter_)
    ):
        raise OSError(ctypes.get_errno(), "the filter of system calls was not accepted")
