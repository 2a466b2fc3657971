"""Saved pages: the text of the article, and nothing of what stands around it."""

from __future__ import annotations

import pytest

from llm_interview.core.errors import FileFault
from tests.importing.reading import found, pairs

PAGE = """
    <!doctype html>
    <html lang="en"><head><title>Ten questions</title>
    <script>var q = "1. What is tracked?";</script>
    <style>p { color: red }</style></head>
    <body class="post has-sidebar">
    <nav><ul><li>Home</li><li>What is new?</li></ul></nav>
    <div class="main-content"><article>
    <h1>Two questions on training</h1>
    <p class="post-share">Share: 12</p>
    <h2>1. What is a loss?</h2>
    <p>A number that says how <b>wrong</b> the model is:<br>the lower the better.</p>
    <figure><img src="https://example.org/a.png"><figcaption>A curve</figcaption></figure>
    <div class="ad-banner">Buy now</div>
    <pre><code>for y in ys:
        loss += (y - p) ** 2</code></pre>
    <h2>2. How does weight decay work?</h2>
    <ul><li>It shrinks weights.</li><li>It adds a term:<ul><li>the squared norm</li></ul></li></ul>
    <table><tr><th>name</th><th>what</th></tr><tr><td>AdamW</td><td>decoupled</td></tr></table>
    <p>The softmax is <span class="katex"><span class="katex-mathml"><math><semantics><mrow>
    <mi>x</mi></mrow><annotation encoding="application/x-tex">e^x</annotation></semantics>
    </math></span><span
    class="katex-html" aria-hidden="true">ex</span></span>, normalised.</p>
    </article>
    <p>An outro of the page.</p>
    <section id="comments"><p>3. What about me?</p></section>
    <aside><h3>Related</h3><p>Why are you here?</p></aside></div>
    <footer>© 2025</footer>
    </body></html>
"""


def test_the_questions_of_a_saved_page() -> None:
    assert pairs("html", PAGE) == [
        (
            "1",
            "What is a loss?",
            (
                "A number that says how wrong the model is: the lower the better. "
                "``` for y in ys: loss += (y - p) ** 2 ```"
            ),
        ),
        (
            "2",
            "How does weight decay work?",
            (
                "- It shrinks weights. - It adds a term: - the squared norm name | what "
                "AdamW | decoupled The softmax is $e^x$, normalised."
            ),
        ),
    ]


def test_code_keeps_its_lines() -> None:
    answer = found("html", PAGE).drafts[0].answer
    assert answer.endswith("```\nfor y in ys:\n    loss += (y - p) ** 2\n```")


def test_items_of_a_list_become_key_points_with_their_label() -> None:
    points = found("html", PAGE).drafts[1].points
    assert points == ("It shrinks weights.", "It adds a term: the squared norm")


def test_what_is_left_out_is_told() -> None:
    texts = [one.text for one in found("html", PAGE).leftovers]
    assert any("Buy now" in text for text in texts)
    assert any("An outro" in text for text in texts)
    assert not any("var q" in text for text in texts)


def test_a_page_that_calls_its_text_a_sidebar_is_read_all_the_same() -> None:
    page = """
        <html><body><div class="sidebar">
        <p>Q: What is a loss?</p><p>A: How wrong the model is.</p>
        </div></body></html>
    """
    assert pairs("html", page) == [("", "What is a loss?", "How wrong the model is.")]


def test_bold_paragraphs_are_questions() -> None:
    page = """
        <div><p><strong>1. What is a loss?</strong></p><p>How wrong the model is.</p>
        <p><strong>2. What is an epoch?</strong></p><p>One pass.</p></div>
    """
    assert [(n, q) for n, q, _ in pairs("html", page)] == [
        ("1", "What is a loss?"),
        ("2", "What is an epoch?"),
    ]


def test_an_ordered_list_of_questions() -> None:
    page = """
        <ol><li><p>What is a loss?</p><p>How wrong the model is.</p></li>
        <li><p>What is an epoch?</p><p>One pass.</p></li></ol>
    """
    assert pairs("html", page) == [
        ("1", "What is a loss?", "How wrong the model is."),
        ("2", "What is an epoch?", "One pass."),
    ]


def test_entities_and_unclosed_tags() -> None:
    page = "<p>Q: Is 1 &lt; 2 &amp; 2 &lt; 3?<p>A: Yes&nbsp;<b>it is"
    assert pairs("html", page) == [("", "Is 1 < 2 & 2 < 3?", "Yes it is")]


@pytest.mark.parametrize("junk", ["<a ", '<a x="', "<!--"])
def test_a_tag_that_never_ends_is_refused_at_once(junk: str) -> None:
    with pytest.raises(FileFault, match=r"^page:1: a tag or comment does not end"):
        found("html", "<p>" + junk * 60_000)


def test_a_picture_inside_the_page_is_no_such_tag() -> None:
    page = f'<p>Q: Why?</p><img src="data:image/png;base64,{"A" * 300_000}"/><p>A: So.</p>'
    assert pairs("html", page) == [("", "Why?", "So.")]


def test_elements_nested_beyond_all_measure_are_read_flat() -> None:
    page = "<div>" * 5_000 + "<p>Q: Why?</p><p>A: So.</p>" + "</div>" * 5_000
    assert [question for _, question, _ in pairs("html", page)] == ["Why?"]


def test_forms_images_rules_and_hidden_words_are_no_text() -> None:
    page = """
        <p>Q: Why <code>x</code>?</p><hr><p>A: So<span style="display: none">not</span>.</p>
        <form><button>Send</button></form><dl><dt>one</dt><dd>two</dd></dl>
        <ol start="3"><li>three</li><li>four</li></ol>
    """
    assert pairs("html", page) == [("", "Why `x`?", "So. one two 3. three 4. four")]


FOLDED = """
    <main><h1>Three questions</h1>
    <div><button class="faq-question" aria-expanded="false">What is a token?</button>
    <div class="faq-answer" hidden><p>A piece of text.</p></div></div>
    <div><h2><button class="accordion-button">Name a loss</button></h2>
    <div style="display:none"><p>Cross entropy.</p></div></div>
    <button>Load more</button></main>
"""


def test_buttons_of_an_accordion_ask_and_what_they_unfold_answers() -> None:
    assert pairs("html", FOLDED) == [
        ("", "What is a token?", "A piece of text."),
        ("", "Name a loss", "Cross entropy."),
    ]


def test_a_page_that_a_script_would_show_is_read() -> None:
    page = """
        <div style="visibility: hidden"><p><b>01 什么是词元？</b></p><p>一小段文本。</p>
        <p><b>02 什么是损失？</b></p><p>一种误差。</p></div>
    """
    assert pairs("html", page) == [
        ("1", "什么是词元？", "一小段文本。"),
        ("2", "什么是损失？", "一种误差。"),
    ]


def test_related_posts_and_contents_are_known_by_their_class() -> None:
    page = """
        <div id="ez-toc-container"><p class="ez-toc-title">Contents</p>
        <ul><li>1. What is a token?</li></ul></div>
        <h3>1. What is a token?</h3><p>A piece of text.</p>
        <div class="kk-star-ratings">4 of 5</div>
        <h3>2. What is loss?</h3><p>An error.</p>
        <div id="jp-relatedposts"><p>3. What is BERT?</p></div>
    """
    assert pairs("html", page) == [
        ("1", "What is a token?", "A piece of text."),
        ("2", "What is loss?", "An error."),
    ]


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ('<div class="faq-question">{}</div>', '<div class="faq-answer"><p>{}</p></div>'),
        ('<div class="elementor-tab-title"><a href="">{}</a></div>', "<div><p>{}</p></div>"),
        ('<div class="card-header"><a href="#x">{}</a></div>', '<div class="collapse">{}</div>'),
        ('<p class="question"><b>{}</b></p>', "<p>{}</p>"),
    ],
)
def test_boxes_that_are_named_after_their_questions(asks: str, says: str) -> None:
    words = [
        ("What is a mask?", "It hides positions."),
        ("Name a norm", "RMSNorm."),
        ("Why warm up?", "Gradients are noisy."),
    ]
    page = "".join(asks.format(question) + says.format(answer) for question, answer in words)
    assert pairs("html", f"<main>{page}</main>") == [("", *pair) for pair in words]


def test_a_box_named_question_around_question_and_answer_is_read_by_its_numbers() -> None:
    page = """
        <div class="question"><p>1. What is a mask?</p><p>It hides positions.</p></div>
        <div class="question"><p>2. Why warm up?</p><p>Gradients are noisy.</p></div>
    """
    assert pairs("html", page) == [
        ("1", "What is a mask?", "It hides positions."),
        ("2", "Why warm up?", "Gradients are noisy."),
    ]
