"""Objects of PowerPoint's own on a slide: text, tables and charts that can be edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from parley.blocks import Chart, Table, Timeline
from parley.language import direction, say
from parley.outputs.imprint import is_web
from parley.outputs.slide_pieces import CELL, CELL_PAD, column_widths
from parley.outputs.slide_type import LINE, SMALL, Paragraph, Run

FACE = "Arial"
INK, SOFT, RULE, PAPER, BAND = "1E2226", "59636B", "D9D6CC", "FFFFFF", "F1EFE8"
TONES = {"raises": "A6461A", "eases": "1B647E", "neutral": "59636B", "soft": SOFT}
PALETTE = ("20718F", "B5501F", "59636B", "8A6FB0", "4F7F4A", "B08A2E")
Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


def paragraphs(slide: Any, told: Iterable[Paragraph], box: Box, name: str) -> Any:
    """A text box with some paragraphs; its name is what a screen reader's list shows."""
    shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, paragraph in enumerate(told):
        _fill(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), paragraph)
    return shape


def write(shape: Any, paragraph: Paragraph) -> None:
    """Put one paragraph into a shape that the layout already has."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _fill(frame.paragraphs[0], paragraph)


def _fill(target: Any, paragraph: Paragraph) -> None:
    target.space_after = Pt(paragraph.after)
    target.line_spacing = LINE * 0.82
    if direction() == "rtl":
        target.alignment = PP_ALIGN.RIGHT
        target._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no name for it
    for run in paragraph.runs:
        _run(target.add_run(), run, paragraph.size)


def _run(target: Any, run: Run, size: float) -> None:
    target.text = run.text
    font = target.font
    font.name, font.size, font.bold = FACE, Pt(size), run.bold
    if run.cite is not None:
        if is_web(run.cite.url):
            target.hyperlink.address = run.cite.url
        target._r.get_or_add_rPr().set("baseline", "30000")  # noqa: SLF001 - raised by 30 %
        return
    font.color.rgb = RGBColor.from_string(TONES.get(run.tone, INK))


def table(slide: Any, block: Table, box: Box) -> None:
    """A table whose head is marked as one; every cell is text."""
    rows, columns = len(block.rows) + 1, len(block.columns)
    frame = slide.shapes.add_table(rows, columns, *(Inches(side) for side in box))
    frame.name = block.caption or say("Table")
    describe(frame, f"{block.caption}: {', '.join(block.columns)}".strip(": "))
    made = frame.table
    made.first_row, made.horz_banding = True, False
    for column, wide in zip(made.columns, column_widths(block, box[2]), strict=True):
        column.width = Inches(wide)
    for number, row in enumerate((block.columns, *block.rows)):
        made.rows[number].height = Emu(0)
        for place, text in enumerate(row):
            _cell(made.cell(number, place), text, head=number == 0)


def _cell(cell: Any, text: str, *, head: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(CELL_PAD)
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(BAND if head else PAPER)
    _fill(cell.text_frame.paragraphs[0], Paragraph((Run(text, bold=head),), CELL, after=0))


def chart(slide: Any, block: Chart, box: Box) -> None:
    """Lines over time or bars, with a data sheet behind them; a gap where nothing is recorded."""
    figures = CategoryChartData(number_format="#,##0.0##")
    figures.categories = block.categories
    for series in block.series:
        figures.add_series(series.name, series.values)
    kind = XL_CHART_TYPE.LINE_MARKERS if block.kind == "line" else XL_CHART_TYPE.BAR_CLUSTERED
    made = _placed(slide, kind, figures, box, f"{block.title}, {block.unit}. {block.note}")
    _titled(made, f"{block.title}, {block.unit}. {block.note}")
    made.has_legend = len(block.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
        made.legend.font.size = Pt(SMALL)
    _quiet(made.value_axis)
    if block.kind == "bar":
        made.category_axis.reverse_order = True
        made.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    for number, series in enumerate(made.plots[0].series):
        colour = RGBColor.from_string(PALETTE[number % len(PALETTE)])
        look = series.format.line if block.kind == "line" else series.format.fill
        if block.kind == "line":
            series.smooth = False
            look.color.rgb = colour
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour
            continue
        look.solid()
        look.fore_color.rgb = colour


def timeline(slide: Any, block: Timeline, box: Box) -> None:
    """The two tracks as a chart: above the axis what raised tension, below it what eased it."""
    figures = XyChartData(number_format="0")
    for track, words, sign in (
        ("raises", say("raised tension"), 1),
        ("eases", say("eased tension"), -1),
        ("neutral", say("context"), 0),
    ):
        series = figures.add_series(words)
        for mark in block.marks:
            if mark.track == track and not mark.future:
                series.add_data_point(round(mark.at, 2), sign * mark.level)
    made = _placed(slide, XL_CHART_TYPE.XY_SCATTER, figures, box, block.label)
    _titled(made, block.label)
    made.has_legend = True
    made.legend.position = XL_LEGEND_POSITION.BOTTOM
    made.legend.include_in_layout = False
    made.legend.font.size = Pt(SMALL)
    across, up = made.category_axis, made.value_axis
    across.minimum_scale, across.maximum_scale = int(block.start), int(block.end) + 1
    across.has_major_gridlines = False
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0", False
    up.minimum_scale, up.maximum_scale, up.major_unit = -5, 5, 1
    up.visible = False
    up.has_major_gridlines = False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    span = block.end - block.start
    across.major_unit = next((step for step in (1, 2, 5, 10, 20, 50) if span / step <= 6), 100)
    for number, series in enumerate(made.plots[0].series):
        series.format.line.fill.background()
        series.marker.format.fill.solid()
        tone = ("raises", "eases", "neutral")[number]
        series.marker.format.fill.fore_color.rgb = RGBColor.from_string(TONES[tone])


def _placed(slide: Any, kind: Any, figures: Any, box: Box, words: str) -> Any:
    frame = slide.shapes.add_chart(kind, *(Inches(side) for side in box), figures)
    describe(frame, words)
    made = frame.chart
    made.font.size, made.font.name = Pt(SMALL), FACE
    return made


def _quiet(axis: Any) -> None:
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(RULE)
    axis.format.line.fill.background()


def _titled(made: Any, words: str) -> None:
    made.has_title = True
    made.chart_title.include_in_layout = False
    frame = made.chart_title.text_frame
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(SMALL)
    frame.paragraphs[0].runs[0].font.bold = True


def describe(shape: Any, words: str) -> None:
    """Words for those who do not see the object."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)  # noqa: SLF001 - no name for it


def speak(presentation: Any, language: str) -> None:
    """Name the language of every run, for spelling and for reading aloud."""
    for slide in presentation.slides:
        for properties in slide._element.iter(qn("a:rPr")):  # noqa: SLF001 - no name for it
            properties.set("lang", language)
