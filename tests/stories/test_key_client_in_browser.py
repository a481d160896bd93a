"""A key client's transfer on the demo's page in Chromium: warned of, passed on, confirmed by both heads, introduced."""

from tests import key_client_play as play
from tests.browser import chromium_page, chromium_path, open_sandbox
from tests.demo_page import demo, move_to


async def test_a_key_client_goes_from_the_warning_to_the_introduction() -> None:
    chromium_path()
    async with demo() as address, chromium_page() as page:
        await open_sandbox(page, address)
        the_lapse = await play.hunter_and_head_are_warned(page)

        await move_to(page, the_lapse)
        await play.both_heads_have_the_card(page)
        await play.the_hunter_passes_on_what_was_promised(page)
        await play.the_commercial_head_confirms(page)
        await play.the_client_head_reads_the_packet(page)
        await play.the_client_head_chooses_the_manager(page)

        await play.four_people_are_asked_to_introduce(page)
        await play.hunter_and_manager_say_so(page)
        await play.both_heads_meet_the_client(page)
        await play.the_client_is_introduced(page)
