/**
 * What all our pages look like: the reader's own fonts, light or dark as the system says, nothing from elsewhere. A
 * page adds what is its own, in these colours.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ink:light-dark(#16202c,#e4e9ee);--dim:light-dark(#5b6875,#9aa6b2);
--line:light-dark(#dfe4ea,#2f3a46);--edge:light-dark(#8a96a3,#6b7885);--paper:light-dark(#fff,#1a222b);
--ground:light-dark(#f5f7f9,#12181f);--accent:light-dark(#1f4fd8,#93b4ff);--on-accent:light-dark(#fff,#0b1533);
--done:light-dark(#1c7c3f,#74d08f);--alarm:light-dark(#b3261e,#ff8a80)}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
h1{margin:0;font-size:1.5rem;line-height:1.25}p{margin:.5rem 0}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:.75rem}
.quiet{color:var(--dim);font-size:.875rem}
input,button,.button{font:inherit;border:1px solid var(--edge);border-radius:.5rem;padding:.5rem .75rem;color:inherit}
input{background:var(--ground);width:100%;min-width:0}
button,.button{background:var(--accent);border-color:transparent;color:var(--on-accent);font-weight:600;cursor:pointer;
text-decoration:none}
button:hover,.button:hover{background:color-mix(in oklab,var(--accent),var(--ink) 15%)}
button.quiet{background:none;color:var(--accent);font-weight:500}button.quiet:hover{text-decoration:underline}
`;
