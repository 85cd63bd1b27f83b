"""The page of third parties in a real browser: letters to read and to click at any width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

WIDTHS = [(1280, 800), (390, 844)]


@pytest.mark.parametrize("size", WIDTHS)
def test_the_picture_scrolls_by_itself_and_keeps_names_and_heads_in_sight(open_page, size):
    visit = open_page("/third_parties", viewport=size)
    page = visit.page
    box = page.locator(".matrixbox")
    expect(box.locator(".cell").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    box.evaluate("box => { box.scrollLeft = 200; box.scrollTop = 200; }")
    moved = box.evaluate(
        """box => {
          const [frame, name, head] = [box, ...['tbody th', 'thead th:nth-child(5)'].map(
            part => box.querySelector(part))].map(node => node.getBoundingClientRect());
          const apart = [name.left - frame.left, head.top - frame.top];
          return [box.scrollLeft > 0, box.scrollTop > 0, ...apart];
        }"""
    )
    assert moved[:2] == [True, True]
    assert [abs(shift) < 2 for shift in moved[2:]] == [True, True]


def test_a_letter_opens_the_dossier_at_that_engagement(open_page):
    page = open_page("/third_parties").page
    page.get_by_role("button", name=re.compile("^Cyprus, UN: ")).click()
    page.wait_for_url("**/dispute?**")
    assert "dispute=cyprus" in page.url
    assert "sel=engagement" in page.url
    expect(page.locator(".record.selected")).to_be_visible()


def test_a_head_opens_the_third_party_and_its_row_the_dossier(open_page):
    page = open_page("/third_parties").page
    page.locator(".matrix .head", has_text="OSCE").click()
    page.wait_for_url("**actor=OSCE")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Organization for Security")
    page.locator(".record .pick").first.click()
    page.wait_for_url("**/dispute?**")
    assert "sel=engagement" in page.url
