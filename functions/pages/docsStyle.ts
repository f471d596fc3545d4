/** For `/docs` and the guides below it. */
export const docsStyle = `
:root{color-scheme:light dark;--back:#fff;--text:#1f2328;--quiet:#59636e;--line:#d8dee4;--link:#0958d9;--head:#f6f8fa}
@media(prefers-color-scheme:dark){:root{--back:#141414;--text:#e6e6e6;--quiet:#a3a3a3;--line:#383838;--link:#6ea8fe;--head:#1f1f1f}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
a{color:var(--link)}
header{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;padding:12px 20px;border-bottom:1px solid var(--line);background:var(--head);font-size:14px}
header nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin-right:auto}
header a{display:inline-block;padding:4px 0;min-width:24px}
main{max-width:1100px;margin:0 auto;padding:16px 20px 64px}
h1{font-size:28px;line-height:1.3;margin:8px 0 12px}
h2{font-size:20px;margin:32px 0 4px}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
td:first-child{width:45%}
code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
@media(max-width:600px){table,tbody,tr,td{display:block}thead{display:none}td:first-child{width:auto;border:0;padding-bottom:0}}
`;
