"""`fieldpass schema`."""

import click


@click.command(help="Print the GraphQL schema.")
def command() -> None:
    from api.schema import sdl

    click.echo(sdl(), nl=False)
