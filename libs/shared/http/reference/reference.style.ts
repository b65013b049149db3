/** What the reference adds to the look of all pages: its contents beside it, and a colour for each method. */
export const referenceStyle = `
:root{--get:var(--accent);--post:var(--done);--put:light-dark(#8a5a00,#e5b566);--patch:var(--put);--delete:var(--alarm)}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{display:grid;grid-template-columns:18rem minmax(0,1fr);min-height:100vh}
a{text-decoration:none}a:hover,a:focus-visible{text-decoration:underline}p{margin:1em 0}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1.25rem;background:var(--paper);border-right:1px solid var(--line)}
nav h2{margin:1.4rem 0 .3rem;font-size:.75rem;letter-spacing:.08em;text-transform:uppercase;color:var(--dim)}
nav ul{list-style:none;margin:0;padding:0}nav li{margin:.15rem 0;font-size:.9rem;line-height:1.35}nav a{color:inherit}
main{padding:2.5rem clamp(1rem,5vw,4rem) 6rem;max-width:62rem}
h1{font-size:2rem}h1 small{font-size:1rem;font-weight:400;color:var(--dim);margin-left:.5rem}
.lead{color:var(--dim);margin:.5rem 0 0;max-width:46rem}
section>h2{margin:3.5rem 0 0;padding-bottom:.4rem;border-bottom:1px solid var(--line);text-transform:capitalize}
article{padding:1.75rem 0;border-bottom:1px solid var(--line)}article:last-child{border-bottom:0}
article h3{margin:0 0 .2rem;font-size:1.1rem}article h4{margin:1.2rem 0 .2rem;font-size:.8rem;letter-spacing:.04em;color:var(--dim);text-transform:uppercase}
.call{display:flex;gap:.6rem;align-items:baseline;margin:.2rem 0 .5rem;overflow-wrap:anywhere}
.verb{font-weight:700;font-size:.8rem;min-width:3.6rem}.get{color:var(--get)}.post{color:var(--post)}.put{color:var(--put)}
.patch{color:var(--patch)}.delete{color:var(--delete)}
.access{color:var(--dim);margin:0}.access code{color:var(--ink)}
ul.members,.schema ul{list-style:none;margin:.2rem 0;padding:0}.schema ul ul{margin-left:.35rem;padding-left:.9rem;border-left:2px solid var(--line)}
.schema li,ul.members li{padding:.2rem 0;overflow-wrap:anywhere}
.type{color:var(--accent);font-size:.875rem}.limits,.optional{color:var(--dim);font-size:.8125rem}.optional{font-style:italic}
pre{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;overflow-x:auto;margin:.3rem 0}
details{margin:.25rem 0}summary{cursor:pointer;padding:.15rem 0}summary b{margin-right:.4rem}
@media (max-width:52rem){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}
main{padding-top:1.5rem}}
@media print{nav{display:none}body{display:block}article{break-inside:avoid}}
`;
