"""The address at which a checkpoint's page takes an invitation."""


def join_link(public_url: str, invitation: str) -> str:
    """After the number sign, so that no server and no proxy writes it down."""
    return f"{public_url}/checkpoint#/join/{invitation}"
