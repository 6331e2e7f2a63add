// The filter of the findings. All it does is to set `hidden` and to say how many are left.
const form = document.querySelector(".filter");
if (form) {
  const findings = [...document.querySelectorAll(".finding")];
  const boxes = [...document.querySelectorAll(".card, .form, .page, .brief")];
  const entries = [...document.querySelectorAll(".contents li")];
  const status = form.querySelector("[role=status]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const texts = new Map();

  const textOf = (finding) => {
    if (!texts.has(finding)) {
      const page = finding.closest(".page")?.querySelector("h3, h4")?.textContent ?? "";
      texts.set(finding, `${page} ${(finding.closest(".card") ?? finding).textContent}`.toLocaleLowerCase());
    }
    return texts.get(finding);
  };

  const apply = () => {
    const chosen = new FormData(form);
    const levels = new Set(chosen.getAll("level"));
    const [rule, territory] = [chosen.get("rule"), chosen.get("territory")];
    const words = chosen.get("text").toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const { level, rule: broken, territories } = finding.dataset;
      finding.hidden =
        !levels.has(level) ||
        (rule && rule !== broken) ||
        (territory && !territories.split(" ").includes(territory)) ||
        !words.every((word) => textOf(finding).includes(word));
      shown += finding.hidden ? 0 : 1;
    }
    for (const box of boxes) box.hidden = !box.querySelector(".finding:not([hidden])");
    for (const entry of entries) entry.hidden = document.querySelector(entry.firstElementChild.hash).hidden;
    form.classList.toggle("active", shown < findings.length);
    status.textContent = status.dataset.text
      .replace("{shown}", number.format(shown))
      .replace("{all}", number.format(findings.length));
  };

  // A link to a finding that is filtered out shows all of them again.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply)); // only then its fields are as they were
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  if (matchMedia("(max-width: 42rem)").matches) form.querySelector("details").open = false;
  form.hidden = false;
  apply();
}
