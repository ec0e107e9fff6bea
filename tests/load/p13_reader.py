"""Reads one permit again and again until a line comes in; then says how long the longest reading took, in seconds."""

import asyncio
import sys
import time
from uuid import UUID

from permits.permits import store
from storage.database import connect


async def main(url: str, permit: UUID) -> None:
    """Ready is a line out; the answer is the next."""
    db = await connect(url)
    line = asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    longest = 0.0
    while not line.done():
        began = time.perf_counter()
        async with db.reading() as rx:
            await store.find(rx, permit)
        longest = max(longest, time.perf_counter() - began)
        await asyncio.sleep(0.005)
    sys.stdout.write(f"{longest}\n")
    await db.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], UUID(sys.argv[2])))
