"""Tables, lists and timelines of thousands: what a browser is sent, and how the rest is found."""

from streamlit.testing.v1 import AppTest

from tests.shown import text_of


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, page.exception
    return page


def list_of_names():
    import streamlit as st

    from pages.shared.choices import choose

    names = [f"Élu {number}" for number in range(600)]
    st.text(f"chosen: {choose('Name', names, key='name')}")


def test_a_long_list_holds_its_first_options_and_a_word_finds_the_others():
    page = run(AppTest.from_function(list_of_names))
    assert page.selectbox(key="name").options == [f"Élu {number}" for number in range(500)]
    page.text_input(key="name-find").set_value("elu 59")
    found = [f"Élu {number}" for number in (59, *range(590, 600))]
    run(page)
    assert page.selectbox(key="name").options == [*found, "Élu 0"]  # what is chosen stays in it
    page.selectbox(key="name").select("Élu 597")
    assert "chosen: Élu 597" in text_of(run(page))


def test_a_long_list_opens_on_what_the_address_names():
    page = AppTest.from_function(list_of_names)
    page.query_params["name"] = "Élu 577"
    assert "chosen: Élu 577" in text_of(run(page))


def table_of_names():
    import pandas as pd
    import streamlit as st

    from pages.shared.show.charts import narrow_rows

    names = [f"Élu {number}" for number in range(1200)]
    rows = pd.DataFrame({"name": pd.Series(names, dtype="str"), "count": 1})
    shown = narrow_rows(rows, key="names")
    st.text(f"{len(shown)} rows from {shown.index[0] if len(shown) else 'none'}")


def test_a_long_table_shows_its_first_rows_and_a_word_finds_the_others():
    page = run(AppTest.from_function(table_of_names))
    assert "1000 rows from 0" in text_of(page)
    assert "The first 1,000 of 1,200 rows" in text_of(page)
    page.text_input(key="names-find").set_value("ELU 119")
    assert "11 rows from 119" in text_of(run(page))  # 119 and 1190 to 1199
    page.text_input(key="names-find").set_value("maire")
    assert "It stands in no row." in text_of(run(page))


def test_the_numbers_of_a_chart_are_sent_when_they_are_opened(open_page):
    page = open_page("app.py")
    assert len(page.dataframe) == 0
    page.session_state["timeline-numbers"] = True
    page.run()
    assert not page.exception, page.exception
    assert [len(table.value) for table in page.dataframe] == [24]


def test_a_timeline_of_many_articles_counts_them(open_page, tmp_path):
    (tmp_path / "many.csv").write_text(
        "title,source,date,text\n"
        + "".join(
            f"Titre {n},Le {'Nord' if n % 3 else 'Sud'},2024-03-{1 + n % 9:02},Il neige {n} fois.\n"
            for n in range(501)
        ),
        "utf-8",
    )
    page = open_page("app.py", tmp_path)
    assert "articles by day" in text_of(page)
    page.session_state["timeline-counts-numbers"] = True
    page.run()
    assert not page.exception, page.exception
    (table,) = [one.value for one in page.dataframe]
    sums = table.groupby("source")["articles"].sum()
    assert len(table) == 2 * 9 and sums.to_dict() == {"Le Nord": 334, "Le Sud": 167}
