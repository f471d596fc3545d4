import { createHash } from 'node:crypto';

/** The one stylesheet of the creator's pages. Nothing else on them is styled, so that the CSP can name its hash. */
export const pageStyle = `:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--text:#1b1e23;--soft:#545b66;--line:#d5d9e0;--edge:#767d88;--accent:#0a56c4;--on:#fff;--bad:#b3261e;--badbg:#fdeceb;--good:#146c2e;--goodbg:#e5f4e9;--warn:#8a5a00;--warnbg:#fff4dc}
@media(prefers-color-scheme:dark){:root{--bg:#101317;--card:#1a1e24;--text:#e9ebee;--soft:#aeb5bf;--line:#363c45;--edge:#8b939e;--accent:#8db8ff;--on:#0c1420;--bad:#ffb4ab;--badbg:#3a1614;--good:#8bd8a0;--goodbg:#12301b;--warn:#f3c65f;--warnbg:#33270a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;word-break:break-word;overflow-wrap:anywhere}
.page{max-width:42rem;margin:0 auto;padding:0 1rem 2rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.25rem;font-weight:600}
header nav{display:flex;font-weight:400}
header nav>*{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .6rem}
h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}
h2{font-size:1.15rem;line-height:1.4;margin:0 0 .6rem}
p{margin:.5rem 0}
a{color:var(--accent)}
section,.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}
.soft{color:var(--soft)}
.small{font-size:.9rem}
.badge{display:inline-block;border-radius:1rem;padding:.1rem .75rem;font-weight:600;border:1px solid var(--edge)}
.badge.turn{background:var(--accent);border-color:var(--accent);color:var(--on)}
.problem{border:2px solid var(--bad);background:var(--badbg)}
.problem h2,.error{color:var(--bad)}
.problem ul{list-style:none;padding:0;margin:0}
.problem li{margin:0}
.problem a{color:var(--bad);display:inline-block;min-height:2.75rem;padding:.6rem 0}
.done,.held{border-color:var(--good);background:var(--goodbg)}
.done{font-weight:600}
.held h2{color:var(--good)}
.notice{border-color:var(--warn);background:var(--warnbg)}
.notice h2{color:var(--warn)}
table{width:100%;border-collapse:collapse;margin:.5rem 0}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem .4rem 0;border-top:1px solid var(--line);font-weight:400}
table.orders{table-layout:fixed;font-size:.9rem;line-height:1.4}
.orders th:first-child{width:40%}
.orders td+td{text-align:right;padding-right:0}
.orders thead th+th+th{text-align:right;padding-right:0}
small{color:var(--soft)}
thead th{color:var(--soft);font-size:.9rem;border:0}
dl{margin:0}
dt{color:var(--soft);font-size:.9rem;margin-top:.75rem}
dt:first-child{margin-top:0}
dd{margin:0}
dd+dd{margin-top:.3rem}
.big{font-size:1.35rem;font-weight:600}
ul{padding-left:1.2rem;margin:.5rem 0}
li{margin:.4rem 0}
hr{border:0;border-top:1px solid var(--line);margin:1rem 0}
blockquote{margin:.75rem 0;padding:.25rem 0 .25rem .9rem;border-left:3px solid var(--edge);white-space:pre-wrap}
.steps{display:flex;list-style:none;padding:0;margin:.75rem 0;gap:.35rem;font-size:.85rem;color:var(--soft)}
.steps li{flex:1;margin:0;border-top:4px solid var(--line);padding-top:.3rem}
.steps .past{border-color:var(--good)}
.steps [aria-current]{border-color:var(--accent);color:var(--text);font-weight:600}
label{display:block;font-weight:600;margin-top:1rem}
fieldset{border:0;padding:0;margin:1rem 0 0}
legend{font-weight:600;padding:0}
.file{display:flex;align-items:center;gap:.6rem;min-height:2.75rem;margin:0;font-weight:400}
.plain{list-style:none;padding:0}
.plain li+li{border-top:1px solid var(--line);padding-top:.6rem}
.save{display:inline-block;min-width:2.75rem;min-height:2.75rem;padding:.6rem 0;font-weight:600}
.file input{width:1.4rem;min-height:1.4rem;margin:0;flex:none}
input,select,textarea{display:block;width:100%;min-height:2.75rem;margin-top:.3rem;padding:.5rem .7rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
textarea{min-height:6rem}
[aria-invalid]{border:2px solid var(--bad)}
.hint,.error{margin:.2rem 0 0;font-size:.9rem}
.hint{color:var(--soft)}
.error{font-weight:600}
button,.button{display:block;width:100%;min-height:3rem;margin-top:1rem;padding:.6rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;border-radius:.6rem;border:2px solid var(--accent);color:var(--accent);background:transparent;cursor:pointer}
button.primary,.button{background:var(--accent);color:var(--on)}
details{border-top:1px solid var(--line);margin-top:1rem}
.card{padding:.2rem 1rem}
.calendar{padding:.2rem 1rem}
.card[open]{padding-bottom:.8rem}
.card summary{font-size:1.05rem}
.journey ol{list-style:none;margin:.2rem 0 .6rem;padding:0}
.journey li{margin:0;padding:.15rem 0 .5rem 1.1rem;border-left:3px solid var(--line)}
.journey li strong{display:block;font-weight:400}
.journey .is-done{border-color:var(--good)}
.journey .is-now{border-color:var(--accent)}
.journey .is-now strong{font-weight:600}
summary{min-height:2.75rem;padding:.6rem 0;font-weight:600;color:var(--accent);cursor:pointer}
dd details{border:0;margin:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[autofocus]:focus{outline:0}
footer{color:var(--soft);font-size:.9rem;padding:.5rem 0}
@media print{:root{color-scheme:light;--bg:#fff;--card:#fff;--text:#000;--soft:#333;--line:#999;--edge:#666;--accent:#000;--good:#000;--goodbg:#fff;--bad:#000;--badbg:#fff;--warn:#000;--warnbg:#fff}form,header nav,.button,.save,.calendar{display:none}section,li,tr{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}}`;

/** For `Content-Security-Policy: style-src`. */
export const styleSource = `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`;
