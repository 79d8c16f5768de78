/** The look of the page: light, dark, narrow, and on paper. No colour carries a meaning alone, and none of them is red. */
export const style = `
:root{color-scheme:light dark;--paper:#faf8f3;--card:#fffefb;--ink:#22302e;--quiet:#586661;--rule:#ddd8cb;--track:#d6d2c5;
--deep:#1f625c;--soft:#d3e5e1;--gold:#b07c2a;--gold-soft:#efe0c4;--dusk:#5a6590;
--l0:#e7e1d1;--l1:#bcd6d0;--l2:#86b6ae;--l3:#4b8f87;--l4:#1c5f59}
@media (prefers-color-scheme:dark){:root{--paper:#151b1a;--card:#1c2422;--ink:#e8e5dc;--quiet:#a8b2ad;--rule:#333e3b;--track:#3d4845;
--deep:#84c9c0;--soft:#274641;--gold:#dfb367;--gold-soft:#4a3c22;--dusk:#a3aeda;
--l0:#3a3f38;--l1:#2f5450;--l2:#3f7a73;--l3:#64a59d;--l4:#a5ded6}}
*{box-sizing:border-box}
html{font:100%/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;padding:clamp(1.5rem,5vw,4.5rem) clamp(1.1rem,5vw,3rem) 4rem;background:var(--paper);color:var(--ink)}
header,main{max-width:46rem;margin:0 auto}
h1,h2,blockquote,.lines p,.rupture h3{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Book Antiqua",Georgia,serif}
.name{margin:0;color:var(--gold);color:color-mix(in srgb,var(--gold) 78%,var(--ink));letter-spacing:.18em;text-transform:uppercase;font-size:.75rem}
h1{margin:.2rem 0 0;font-size:clamp(2.1rem,6vw,3.1rem);font-weight:500;line-height:1.12;letter-spacing:-.01em}
.span{margin:.5rem 0 0;color:var(--quiet)}
section{margin-top:3.2rem}
h2{margin:0 0 1.1rem;padding-top:1.1rem;border-top:1px solid var(--rule);font-size:1.5rem;font-weight:500;line-height:1.25}
h3{margin:0 0 .6rem;font-size:.9rem;font-weight:600}
p{margin:0 0 .8rem;max-width:38rem;overflow-wrap:anywhere}
.aside,.when,figcaption,td,th{font-size:.875rem}
.aside,.when{color:var(--quiet)}
.lines{margin-top:2.4rem}
.lines h2{border:0;padding:0;margin-bottom:.7rem;color:var(--quiet);font:inherit;font-size:.875rem}
.lines p{margin:0 0 .5rem;font-size:1.28rem;line-height:1.45;max-width:34rem}
.lines p:first-of-type{font-size:1.6rem;line-height:1.35;margin-bottom:.9rem}
.lines .aside{margin-top:1.4rem;font:inherit;font-size:.875rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:2rem 3rem;margin:1.4rem 0 1.8rem;align-items:start}
figure{margin:0;min-width:0}
figcaption{margin-bottom:.6rem;font-weight:600;max-width:24rem;overflow-wrap:anywhere}
svg{display:block;width:100%;max-width:22rem;height:auto;overflow:visible}
.months svg{max-width:31rem}.thread svg{max-width:none}
.thread.wide{display:none}
.months,.thread{grid-column:1/-1}
svg text{fill:var(--ink);font-size:12px}
svg .number{fill:var(--quiet)}
svg .axis{fill:var(--quiet);font-size:11px}
svg .end{text-anchor:end}svg .middle{text-anchor:middle}
svg .label{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.weather .label{stroke:var(--card)}
.bar,.to{fill:var(--deep)}
.from{fill:var(--paper);stroke:var(--deep);stroke-width:2}
.between{stroke:var(--deep);stroke-width:3}
.track{stroke:var(--track);stroke-width:2}
.reach{fill:var(--soft);stroke:var(--deep);stroke-width:.75}
.field{fill:var(--card);stroke:var(--rule)}
.unmarked{fill:none;stroke:var(--track)}
.level-0{fill:var(--l0)}.level-1{fill:var(--l1)}.level-2{fill:var(--l2)}.level-3{fill:var(--l3)}.level-4{fill:var(--l4)}
.days{stroke:var(--rule);stroke-width:1}
.torn{stroke:var(--dusk);stroke-width:2;stroke-dasharray:5 4}
.mended{fill:none;stroke:var(--gold);stroke-width:2.5}
.loose{fill:none;stroke:var(--gold);stroke-width:2;stroke-dasharray:2 5;stroke-linecap:round}
.broke{fill:var(--paper);stroke:var(--dusk);stroke-width:2}
.star{fill:var(--gold)}
.trust{fill:var(--paper);stroke:var(--gold);stroke-width:2.5}
.trust.done{fill:var(--gold)}
.thread{margin:1.6rem 0 2.2rem}
.thread figcaption{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.ruptures-told{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1.4rem;margin:1.4rem 0 1.8rem;align-items:start}
.rupture{background:var(--card);border:1px solid var(--rule);border-radius:.75rem;padding:1.4rem 1.4rem 1.2rem;break-inside:avoid}
.rupture h3{margin:0;font-size:1.22rem;font-weight:500;line-height:1.3;overflow-wrap:anywhere}
.rupture .when{margin:.2rem 0 1.1rem}
.chain{list-style:none;margin:0;padding:0}
.chain li{position:relative;padding:0 0 1rem 1.9rem;min-height:2.6rem}
.chain li:last-child{padding-bottom:.2rem}
.chain li::before{content:"";position:absolute;left:.1rem;top:.28rem;width:.85rem;height:.85rem;border:2.5px solid var(--gold);border-radius:50%;background:var(--gold)}
.chain li.open::before{background:var(--card);border-style:dotted}
.chain li.partly::before{background:linear-gradient(90deg,var(--gold) 50%,var(--card) 50%)}
.chain li.trigger::before{border-radius:2px;border-color:var(--dusk);background:var(--card);transform:rotate(45deg) scale(.85)}
.chain li:not(:last-child)::after{content:"";position:absolute;left:.46rem;top:1.35rem;bottom:-.1rem;border-left:2.5px solid var(--gold)}
.chain li:has(+ .open)::after{border-left-style:dotted}
.chain li.trigger:not(:last-child)::after{border-left:2px dashed var(--dusk)}
.link{display:block;font-size:.8rem;line-height:1.35;color:var(--quiet)}
.said{display:block;line-height:1.4;overflow-wrap:anywhere}
.rupture .passage{margin:.9rem 0 0}
.quoted{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1.8rem 3rem;margin:1.4rem 0 1.8rem;align-items:start}
.quotes{min-width:0}
.quotes:has(.passage + .passage){grid-column:1/-1}
.passages{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1.1rem 3rem;align-items:start}
.passage{break-inside:avoid;min-width:0}
.passage .when{margin:0}
blockquote{margin:.15rem 0 0;padding-inline-start:.8rem;border-inline-start:2px solid var(--gold);font-size:1.06rem;line-height:1.45;white-space:pre-line;overflow-wrap:anywhere;unicode-bidi:isolate}
.ruptures{margin-top:4.4rem}
.ruptures h2{font-size:2rem;border-top:2px solid var(--gold)}
.intention blockquote{font-size:1.4rem}
.how-to-read p{font-size:.875rem;color:var(--quiet);margin-bottom:.4rem;max-width:44rem}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}
th{font-weight:500;text-align:start}
thead th{color:var(--quiet)}
td,th{padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
@media (max-width:30rem){section{margin-top:2.8rem}.lines p{font-size:1.15rem}.lines p:first-of-type{font-size:1.35rem}.rupture{padding:1.1rem}}
@media (min-width:36rem){.thread.wide{display:block}.thread.narrow{display:none}}
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#1b2624;--quiet:#4c5955;--rule:#d5d0c3;--track:#cfcabd;
--deep:#1f625c;--soft:#d3e5e1;--gold:#a87424;--gold-soft:#efe0c4;--dusk:#505b86;
--l0:#e7e1d1;--l1:#bcd6d0;--l2:#86b6ae;--l3:#4b8f87;--l4:#1c5f59}
@page{margin:18mm 17mm}
html{font-size:10.5pt}
body{padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
header,main{max-width:none}
section,.ruptures{margin-top:1.9rem}
.charts,.passages,.quoted{grid-template-columns:1fr 1fr;gap:1.2rem 2rem}
.ruptures-told{grid-template-columns:1fr 1fr;gap:1rem}
h2,h3,.when,.ruptures>p:first-of-type{break-after:avoid}
figure,.passage,.rupture,tr,li,p{break-inside:avoid}
}
`
