"""Telegram's HTML: what becomes of each tag, and the server's own words for each mistake."""

from typing import Any

import pytest

from sandbox.errors import ApiError
from sandbox.html_markup import parse_html


@pytest.mark.parametrize("tag", ["b", "strong", "B"])
def test_bold_by_any_name(tag: str) -> None:
    assert parse_html(f"<{tag}>да</{tag}>") == ("да", [{"type": "bold", "offset": 0, "length": 2}])


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ('<code class="language-python">x</code>', "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<b>x</>", "bold"),
        ("<b id=x1>x</b>", "bold"),
        ("<blockquote expandable=''>x</blockquote>", "expandable_blockquote"),
    ],
)
def test_each_tag_makes_its_entity(markup: str, kind: str) -> None:
    assert parse_html(markup) == ("x", [{"type": kind, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("markup", "extra"),
    [
        (
            '<a href="https://example.com/?a=1&amp;b=2">x</a>',
            {"type": "text_link", "url": "https://example.com/?a=1&b=2"},
        ),
        ("<a href='example.com'>x</a>", {"type": "text_link", "url": "http://example.com"}),
        ('<a href="tg://user?id=42">x</a>', {"type": "text_mention", "user": {"id": 42}}),
        ('<tg-emoji emoji-id="537">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "537"}),
        ('<pre><code class="language-sql">x</code></pre>', {"type": "pre", "language": "sql"}),
        ('<code class="language-sql"><pre>x</pre></code>', {"type": "pre", "language": "sql"}),
    ],
)
def test_tags_with_arguments(markup: str, extra: dict[str, Any]) -> None:
    assert parse_html(markup) == ("x", [{"offset": 0, "length": 1, **extra}])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#1071;&#x42F;", "ЯЯ"),
        ("&nbsp;&copy;", "&nbsp;&copy;"),
        ("R&D", "R&D"),
        ("&#0;", "&#0;"),
        ("a > b", "a > b"),
        ('<a href="просто слово">x</a>', "x"),
        ("<b></b>", ""),
    ],
)
def test_what_stays_plain(markup: str, text: str) -> None:
    assert parse_html(markup) == (text, [])


def test_offsets_count_utf16_units() -> None:
    text, entities = parse_html("🎉 <b>Ура 🎉</b>!")

    assert text == "🎉 Ура 🎉!"
    assert entities == [{"type": "bold", "offset": 3, "length": 6}]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("Да <br>", 'Unsupported start tag "br" at byte offset 5'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("Цена <5", "Unclosed start tag at byte offset 9"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x_y>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_mistakes_are_named_as_the_server_names_them(markup: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(markup)

    assert (caught.value.code, caught.value.description) == (400, f"Bad Request: can't parse entities: {words}")
