"""`fieldpass`: one command a module in `fieldpass.commands`, loaded when it is asked for."""

import importlib
import sys
from collections.abc import Mapping

import click

COMMANDS: Mapping[str, str] = {
    "account": "Add and list accounts, reset a password.",
    "bundle": "Write a checkpoint's bundle or the news as file, text or QR, or say what one holds.",
    "demo": "Serve with demo data on the demo clock.",
    "devices": "List, confirm and revoke the phones of a checkpoint.",
    "doctor": "Check settings, database, keys and pages, and say what to mend.",
    "enrol": "Invite a phone to a checkpoint: link, code and QR image.",
    "export": "Write a copy of a SQLite database while the server runs.",
    "import-roster": "Put persons, vehicles and crews of an XLSX or CSV file on a roster.",
    "init": "Make a new deployment: keys and the first administrator.",
    "keys": "List signing keys, publish standbys, and act on a leaked one.",
    "load-basemap": "Keep rivers, roads and names under the map, from GDAL files or PMTiles.",
    "load-sites": "Load schools, quarantine sites and other sites from a CSV file.",
    "load-units": "Load administrative units from lists and maps.",
    "load-zones": "Load zones from GeoJSON, GeoPackage, Shapefile or FlatGeobuf.",
    "migrate": "Bring the database to this program's schema.",
    "officers": "Who signs on at a checkpoint's phones: list, add, reset a PIN, end.",
    "schema": "Print the GraphQL schema.",
    "serve": "Serve the API and the pages.",
    "token": "Print a bearer token for scripts.",
    "verify": "Judge a permit from files only, without network or database.",
    "worker": "Tell people what happened: notifications and pushes.",
}


class Lazy(click.Group):
    """A group that imports a command only to run it: `fieldpass verify` starts without the server's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"fieldpass.commands.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)  # noqa: S101 - narrows what importlib cannot know
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=Lazy)
@click.version_option(package_name="fieldpass")
def main() -> None:
    """Movement permits for telecom and postal crews through locked-down zones."""


if __name__ == "__main__":
    sys.exit(main())
