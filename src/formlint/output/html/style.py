"""The look of the HTML report: one style sheet, for light and dark, forced colours, narrow windows and paper."""

STYLE = """
:root{color-scheme:light dark;--bg:#fff;--soft:#f6f5f1;--ink:#1c1c20;--quiet:#5a5a63;--line:#d8d6cf;--link:#0a4fa3;
--error:#a01228;--error-soft:#fbeaec;--warning:#7a4a00;--warning-soft:#fbf1df;--info:#1f5583;--info-soft:#e8f1f8;
--good:#17633a;--good-soft:#e6f3ea;--mark:#ffe9a8;--key:#fff;--board:#e2e2e8;
--stop:#a01228}
@media(prefers-color-scheme:dark){:root{--bg:#15161a;--soft:#1e2026;--ink:#ececf0;--quiet:#a9a9b5;--line:#3b3d47;
--link:#92bdff;--error:#ff9dab;--error-soft:#3b1b22;--warning:#f1c372;--warning-soft:#372a12;--info:#9ccaf2;
--info-soft:#172c3d;--good:#8fd8a8;--good-soft:#14301f;--mark:#5b4700;--key:#4a4c57;--board:#2a2c34;
--stop:#e0707f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:70rem;padding:3rem 1.5rem 5rem;font:1rem/1.6 system-ui,-apple-system,"Segoe UI",sans-serif;
color:var(--ink);background:var(--bg);overflow-wrap:anywhere}
h1,h2,h3,h4,h5,p,ul,dl,figure,pre{margin:0}
h1{font-size:2.1rem;line-height:1.2;font-weight:650;letter-spacing:-.015em}
h2{font-size:1.5rem;line-height:1.3;font-weight:650;margin:4rem 0 .5rem;letter-spacing:-.01em}
h3{font-size:1.2rem;line-height:1.35;font-weight:650;margin:2.75rem 0 .25rem}
h4{font-size:1.05rem;font-weight:650}
h5{font-size:1rem;font-weight:600;margin:.35rem 0}
a{color:var(--link);text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre,kbd{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.9em}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.eyebrow{color:var(--quiet);font-size:.9rem;margin-bottom:.4rem}
.lead{color:var(--quiet);max-width:46rem;margin-top:.6rem}
.quiet,.place,.purpose{color:var(--quiet)}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;list-style:none;padding:0;margin-top:1.75rem}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin-top:2rem}
.counts div{background:var(--soft);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem;
display:flex;flex-direction:column-reverse}
.counts dt{color:var(--quiet);font-size:.9rem}.counts dd{margin:0;font-size:1.7rem;font-weight:650;line-height:1.2}
.badge{display:inline-block;border:1px solid;border-radius:.35rem;padding:0 .5rem;font-size:.85rem;font-weight:600;
white-space:nowrap}
.error>.line .badge,.badge.error,.badge.blocked{color:var(--error);background:var(--error-soft)}
.badge.warning,.badge.hindered{color:var(--warning);background:var(--warning-soft)}
.badge.info{color:var(--info);background:var(--info-soft)}.badge.free{color:var(--good);background:var(--good-soft)}
.line{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3rem .8rem}
.place{font-size:.875rem;font-weight:400}
.card{border:1px solid var(--line);border-radius:.8rem;padding:1.5rem;margin-top:1.25rem;background:var(--bg)}
.card h4 .purpose{font-weight:400;font-size:.9rem;margin-left:.7rem}
.columns{display:grid;grid-template-columns:19rem minmax(0,1fr);gap:1.25rem 2.25rem;margin-top:1rem}
.columns.single{grid-template-columns:minmax(0,1fr)}
.finding+.finding{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:1.25rem}
.finding:target{outline:3px solid var(--link);outline-offset:.6rem;border-radius:.2rem}
.witness{margin:.2rem 0 .5rem}.witness code{font-size:1rem;font-weight:600;padding:.05rem .4rem;border-radius:.3rem;
background:var(--error-soft);color:var(--ink)}
.code{display:block;background:var(--soft);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem;
white-space:pre-wrap;line-height:1.5;margin:.5rem 0}
.code.cut{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:1rem}
.code .number{color:var(--quiet);user-select:none}
mark{background:var(--mark);color:inherit;border-bottom:.16em solid var(--error);padding:.1em 0}
.warning mark{border-color:var(--warning)}.info mark{border-color:var(--info)}
.diff span.out,.diff span.in{display:block;padding-left:1.4rem;position:relative}
.diff .sign{position:absolute;left:0;font-weight:700}
.diff .out .sign{color:var(--error)}.diff .in .sign{color:var(--good)}
del{background:var(--error-soft);text-decoration:line-through}
ins{background:var(--good-soft);text-decoration:underline}
.remedy{margin-top:.75rem}
details{margin-top:.7rem}summary{cursor:pointer;color:var(--link);font-size:.925rem}
details dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1rem;margin-top:.5rem;
font-size:.925rem}
dt{color:var(--quiet)}dd{margin:0}dd ul{padding-left:1.1rem}
.drawn{background:var(--soft);border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1rem;display:flex;
flex-direction:column;gap:.35rem}
.drawn .label{font-size:.925rem}.drawn .none{color:var(--quiet);font-style:italic}.star{color:var(--error);
margin-left:.2rem}
.box{border:1px solid var(--quiet);border-radius:.3rem;background:var(--bg);padding:.35rem .6rem;display:flex;
justify-content:space-between}.box.tall{min-height:4.5rem}
.placeholder{color:var(--quiet)}
.tick{display:inline-block;width:1rem;height:1rem;border:1.5px solid var(--quiet);border-radius:.2rem;align-self:center}
.tick.radio{border-radius:50%}
.boards{display:grid;gap:1.1rem;margin-top:1.1rem}
figcaption{font-size:.875rem;margin-bottom:.35rem}
.board{display:block;width:100%;max-width:19rem;height:auto;background:var(--board);border-radius:.5rem}
.keys{fill:var(--ink);font:15px system-ui,sans-serif;text-anchor:middle}.key{fill:var(--key)}.word{font-size:11px}
.need{stroke:var(--error);stroke-width:2.5}.dot{fill:var(--error)}
.gone{display:flex;flex-wrap:wrap;gap:.35rem;align-items:center;font-size:.875rem;margin-top:.5rem}
.gone kbd{border:1.5px dashed var(--error);color:var(--error);border-radius:.3rem;padding:.05rem .45rem;font-weight:600;
display:inline-flex;gap:.3rem}
.scroll{overflow-x:auto;margin-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{overflow-wrap:break-word}
th,td{text-align:left;vertical-align:top;padding:.55rem .9rem .55rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:500;font-size:.875rem;white-space:nowrap}
tbody th{font-weight:600;min-width:9rem}.number-cell,th.number-cell{text-align:right;white-space:nowrap;
font-variant-numeric:tabular-nums}
.scroll table{min-width:44rem}
.map{display:block;width:100%;min-width:44rem;height:auto}
.tile rect{fill:none;stroke:var(--line)}.tile text{fill:var(--quiet)}
.free rect{fill:var(--good-soft);stroke:var(--good)}.free text{fill:var(--ink)}
.hindered rect{fill:url(#stripes);stroke:var(--warning)}.hindered text{fill:var(--ink)}
.blocked rect{fill:var(--stop);stroke:var(--stop)}.blocked text{fill:var(--bg);font-weight:700}
.map,.sample{font:9.5px system-ui,sans-serif;text-anchor:middle;fill:var(--ink)}
.sample{vertical-align:-.2em}.glyph{font-size:8px;font-weight:700}
#stripes rect{fill:var(--warning-soft);stroke:none}#stripes path{stroke:var(--warning);stroke-width:1.2;opacity:.35}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;font-size:.9rem;margin-top:.75rem;padding:0;list-style:none}
.index{list-style:none;padding:0;margin-top:1rem}
.index>li{border-top:1px solid var(--line);padding:.8rem 0}
.links{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.925rem;list-style:none;padding:0;margin-top:.25rem}
.note{background:var(--soft);border-left:.25rem solid var(--line);border-radius:.3rem;padding:.7rem 1rem;
margin-top:1.25rem;
max-width:52rem}
.note ul{padding-left:1.1rem;margin-top:.3rem}
footer{margin-top:4.5rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9rem}
.sprites{position:absolute;width:0;height:0}
@media(max-width:52rem){body{padding:1.75rem 1rem 3rem}.columns{grid-template-columns:minmax(0,1fr)}
.card{padding:1.1rem}
h1{font-size:1.65rem}h2{margin-top:3rem}.card h4 .purpose{display:block;margin-left:0}
details dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}}
@media(forced-colors:active){.board,.map{forced-color-adjust:none;background:Canvas}.key{fill:Canvas;stroke:CanvasText}
.keys,.map,.sample,.tile text{fill:CanvasText}.board .need{stroke:Highlight;stroke-width:4}.dot{fill:Highlight}
.tile rect{stroke:GrayText}.free rect{fill:Canvas;stroke:CanvasText}.free text{fill:CanvasText}
.hindered rect{fill:Canvas;stroke:CanvasText;stroke-dasharray:3 2}.hindered text{fill:CanvasText}
.blocked rect{fill:CanvasText;stroke:CanvasText}.blocked text{fill:Canvas}
mark{border-bottom:.2em solid Mark}.sample{forced-color-adjust:none}}
@page{margin:16mm 14mm}
@media print{:root{--bg:#fff;--soft:#f6f5f1;--ink:#000;--quiet:#444;--line:#bbb;--link:#000;--error:#8a0f22;
--error-soft:#fbeaec;--warning:#6b4000;--warning-soft:#fbf1df;--info:#1f5583;--info-soft:#e8f1f8;--good:#17633a;
--good-soft:#e6f3ea;--mark:#ffe9a8;--key:#fff;--board:#e2e2e8;--stop:#8a0f22}
body{max-width:none;padding:0;font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
nav,.skip{display:none}.note,.scroll{break-inside:avoid}.place{break-after:avoid}
.card,.finding,figure,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
.map,.scroll table{min-width:0}
.scroll{overflow:visible}details::details-content{content-visibility:visible;block-size:auto}
.columns{grid-template-columns:15rem minmax(0,1fr)}}
"""
