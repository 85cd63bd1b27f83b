"""What a browser asks of the server, at a first page and at a second one."""

import json
import urllib.request
from urllib.parse import urlsplit

CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"


def test_a_page_connects_without_asking_where_its_server_is(open_page):
    visit = open_page("/dispute?dispute=cyprus")
    visit.idle()
    assert not [url for url in visit.requests if "/dispute/_stcore" in url]
    unanswered = visit.page.context.new_page()
    unanswered.route("**/_stcore/h*", lambda _: None)
    unanswered.goto(visit.page.url)
    unanswered.wait_for_selector(CONNECTED)


def test_the_page_says_what_the_server_would_answer(server, open_page):
    visit = open_page("/glossary")
    visit.idle()
    with urllib.request.urlopen(f"{server.url}/_stcore/host-config") as answer:
        settings = json.load(answer)
    assert visit.page.evaluate("window.__streamlit.HOST_CONFIG") == settings
    assert visit.page.evaluate("window.__streamlit.BACKEND_BASE_URL") == f"{server.url}/"


def test_the_program_and_the_world_of_the_map_come_once_for_two_dossiers(open_page):
    visit = open_page("/dispute?dispute=cyprus")
    visit.map_frame().wait_for_selector("#map_div[data-ready]")
    second = visit.page.context.new_page()
    fetched = []
    session = second.context.new_cdp_session(second)
    session.send("Network.enable")
    kept = set()
    session.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))
    session.on(
        "Network.responseReceived",
        lambda event: fetched.append((event["requestId"], event["response"])),
    )
    second.goto(f"{visit.page.url.partition('?')[0]}?dispute=kashmir")
    frame = second.wait_for_selector("iframe[src*='streamlit_folium']").content_frame()
    frame.wait_for_selector("#map_div[data-ready]")
    sent = {
        urlsplit(response["url"]).path
        for number, response in fetched
        if number not in kept and not response["fromDiskCache"]
    }
    assert any(path.startswith("/app/static/geo/kashmir-") for path in sent)
    once = [path for path in sent if "/streamlit_folium.st_folium/static/js/" in path]
    once += [path for path in sent if path.startswith("/app/static/geo/world-")]
    once += [path for path in sent if path.startswith("/app/static/map/live-map-")]
    assert once == []
