"""The frame of a report's page: its looks on screen and paper, the script that draws its charts."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #566273; --paper: #ffffff;
  --line: #d9dee5; --mark: #ffe79a; --accent: #2f6db5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --soft: #a5b0be; --paper: #12161c; --line: #2f3844; --mark: #6b5600;
    --accent: #7fb2ea; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 62rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3.2rem 0 .4rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
p { margin: .3rem 0 .8rem; max-width: 46rem; }
a { color: var(--accent); }
.about { color: var(--soft); margin: 0; }
.comment { font-size: 1.1rem; }
nav ol { padding-left: 1.6rem; }
figure { margin: 1rem 0; }
figcaption { margin-top: .4rem; }
.chart { width: 100%; }
.foot { color: var(--soft); font-size: .8rem; line-height: 1.45; max-width: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; line-height: 1.4; }
th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); max-width: 30rem; }
thead th { border-bottom: 2px solid var(--accent); vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
summary { cursor: pointer; color: var(--accent); padding: .5rem 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sentences { list-style: none; padding: 0; }
.sentences li { margin: 0 0 .9rem; padding-left: 1rem; border-left: 3px solid var(--line);
  max-width: 46rem; }
.whose { display: block; color: var(--soft); font-size: .85rem; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; border-radius: 2px; }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root { color-scheme: light; --ink: #1c2430; --soft: #566273; --paper: #ffffff; --line: #d9dee5;
    --mark: #ffe79a; --accent: #2f6db5; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  h1 { font-size: 22pt; }
  h2 { font-size: 14pt; break-after: avoid; }
  .alone { break-before: page; }
  h2 { margin-top: 1.6rem; }
  .chart { zoom: .75; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; font-weight: bold; }
  h3, .comment { break-after: avoid; }
  .foot { break-before: avoid; }
  .fits, tr, .sentences li { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: 8.5pt; max-width: 100%; }
  th, td { padding-right: .6rem; }
  .wide { overflow: visible; }
  .modebar { display: none !important; }
  a { color: inherit; text-decoration: none; }
  .rest:not([open]) > summary { color: var(--soft); list-style: none; }
}
"""

# Paper is white and, its charts at three quarters, 900 px wide; afterwards they are as they were.
SCRIPT = """
(function () {
  "use strict";
  function read(id) { return JSON.parse(document.getElementById(id).textContent); }
  var looks = read("looks"), figures = read("figures"), config = read("config");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var charts = Array.prototype.slice.call(document.querySelectorAll(".chart"));
  function look() { return dark.matches ? looks.dark : looks.light; }
  charts.forEach(function (place, number) {
    var figure = figures[number];
    figure.layout.template = look();
    figure.layout.autosize = true;
    Plotly.newPlot(place, figure.data, figure.layout, config);
  });
  function each(change) {
    charts.forEach(function (place) { Plotly.relayout(place, change); });
  }
  dark.addEventListener("change", function () { each({ template: look() }); });
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details.all:not([open])"));
    closed.forEach(function (one) { one.open = true; });
    each({ template: looks.light, width: 900 });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
    each({ template: look(), width: null, autosize: true });
  });
})();
"""

# Nothing is fetched: the page may run its own scripts, known by their digests, and nothing else.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{generator}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{about}
</header>
{contents}
<main>
{items}
{sources}
{method}
</main>
{scripts}
</body>
</html>
"""
