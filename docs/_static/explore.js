// The page on which one picks a day and sees who is in what.
//
// First what is so on a day, which is what the library answers; then how it
// is shown.  Days are texts such as "2024-04-05", which sort as days do.
// What the record says goes in as text, never as markup.
"use strict";

(() => {
  const record = window.caucasusRefRecord;

  // What is so on a day

  const within = (days, day) =>
    days.some(([start, end]) => start <= day && (end === null || day < end));

  function members(id, day) {
    const body = record.bodies[id];
    const pick = (what) =>
      Object.keys(body.countries)
        .filter((country) => within(body.countries[country][what], day))
        .sort();
    const possible = pick("possible");
    return {
      body: id,
      on: day,
      exists: within(body.exists, day),
      complete: !within(body.silent, day),
      certain: pick("certain"),
      possible,
      disputed: pick("disputed"),
      conduct: conduct(id, day).filter(([who]) => possible.includes(who)),
      notes: body.notes.filter((note) => within(note[3], day)),
    };
  }

  const conduct = (id, day) =>
    record.bodies[id].conduct.filter((act) => within(act[2], day));

  // A certain holding comes before one that may be, then one that counts.
  function holding(told, day) {
    const rank = ([, , counts, certain]) => 2 * !within(certain, day) + !counts;
    return told.holdings
      .filter((one) => within(one[4], day))
      .reduce((best, one) => (best && rank(best) <= rank(one) ? best : one), null);
  }

  const UNKNOWN = { certain: [], possible: [], disputed: [], holdings: [] };

  function status(country, id, day) {
    const body = record.bodies[id];
    const told = body.countries[country] ?? UNKNOWN;
    const held = holding(told, day);
    const silent =
      within(body.silent, day) && !within(body.listed[country] ?? [], day);
    const possible = within(told.possible, day);
    let truth = possible || silent ? "uncertain" : "no";
    if (within(told.certain, day)) truth = "yes";
    return {
      body: id,
      country,
      on: day,
      truth,
      possible,
      standing: held && held[0],
      holding: held && `${held[0]} ${held[1]}`,
      disputed: within(told.disputed, day),
      conduct: held ? conduct(id, day).filter(([who]) => who === country) : [],
    };
  }

  const changes = (asked) =>
    record.changes.filter(
      ([, id, who]) =>
        chosen(asked).includes(id) &&
        (!asked.country || who === null || who === asked.country),
    );

  const chosen = ({ body, kind }) =>
    body
      ? [body]
      : Object.keys(record.bodies).filter(
          (id) => !kind || record.bodies[id].kind === kind,
        );

  // Days as a calendar counts them

  function isDay(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(+day) && day.toISOString().startsWith(text);
  }

  function step(day, many, unit) {
    const [year, month, date] = day.split("-").map(Number);
    const made = new Date(`${day}T00:00:00Z`);
    if (unit === "day") {
      made.setUTCDate(date + many);
    } else {
      const months = unit === "year" ? 12 * many : many;
      made.setUTCDate(1);
      made.setUTCMonth(month - 1 + months);
      const last = new Date(made);
      last.setUTCMonth(last.getUTCMonth() + 1, 0);
      made.setUTCDate(Math.min(date, last.getUTCDate()));
    }
    return clamp(made.toISOString().slice(0, 10));
  }

  const clamp = (day) =>
    day < record.first ? record.first : day > record.last ? record.last : day;

  // What is asked, as the address has it

  function read(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const asked = Object.fromEntries(
      ["on", "body", "kind", "country"].map((key) => [key, given.get(key) ?? ""]),
    );
    const known = (table, key) => !key || Object.hasOwn(table, key);
    const good =
      isDay(asked.on) &&
      clamp(asked.on) === asked.on &&
      known(record.bodies, asked.body) &&
      known(record.kinds, asked.kind) &&
      known(record.countries, asked.country);
    return good ? asked : null;
  }

  function address({ on, body, kind, country }) {
    const given = Object.entries({ on, body, kind, country });
    return `#${new URLSearchParams(given.filter(([, value]) => value))}`;
  }

  window.caucasusRef = { record, members, status, changes, step, read, address };

  // How it is shown

  const find = (name) => document.getElementById(`explore-${name}`);

  function make(tag, text, ...inside) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    made.append(...inside);
    return made;
  }

  const list = (texts) =>
    make("ul", "", ...texts.map((text) => make("li", text)));

  function part(heading, texts) {
    if (!texts.length) return [];
    return [make("h4", `${heading} (${texts.length})`), list(texts)];
  }

  const named = (country) => `${record.countries[country]} (${country})`;

  const mark = (id, { conduct, uncertain, disputed }) =>
    id + "*".repeat(conduct) + "?".repeat(uncertain) + "!".repeat(disputed);

  const marked = (answer) =>
    answer.possible.map((country) =>
      mark(country, {
        conduct: answer.conduct.some(([who]) => who === country),
        uncertain: !answer.certain.includes(country),
        disputed: answer.disputed.includes(country),
      }),
    );

  const marks = (one) =>
    mark("", {
      conduct: one.conduct.length > 0,
      uncertain: one.truth === "uncertain",
      disputed: one.disputed,
    });

  const told = (notes) => notes.map(([kind, text]) => `${kind}: ${text}`);

  const others = (id, day) =>
    Object.keys(record.bodies[id].countries)
      .sort()
      .map((country) => status(country, id, day))
      .filter((one) => one.standing && !one.possible);

  function showOthers(id, day) {
    const words = others(id, day).map((one) => `${one.country}${marks(one)} ${one.standing}`);
    return words.length ? make("p", `Not counted: ${words.join(", ")}`) : "";
  }

  const open = (answer) => (answer.complete ? "" : " (roster not complete)");

  const away = (id, day) => {
    const gone = record.bodies[id].exists.every(([start]) => start <= day);
    const never = record.bodies[id].exists.length === 0;
    return never ? "never in existence" : gone ? "no longer in existence" : "not yet in existence";
  };

  const MANY = 20;
  const few = (texts) =>
    texts.length > MANY ? `${texts.length} countries` : texts.join(" ") || "none";

  function showBody(id, day) {
    const answer = members(id, day);
    const line = (country) => {
      const one = status(country, id, day);
      const held = one.holding ? `: ${one.holding}` : "";
      return `${named(country)}${marks(one)}${held}`;
    };
    const maybe = answer.possible.filter((who) => !answer.certain.includes(who));
    const other = others(id, day).map((one) => one.country);
    const head = answer.exists || answer.possible.length ? few(marked(answer)) : "not in existence";
    return [
      `${id} on ${day}: ${head}${open(answer)}`,
      make("h3", `${id}: ${record.bodies[id].name}`),
      ...(answer.exists ? [] : [make("p", `Not in existence on ${day}.`)]),
      ...part("Certain", answer.certain.map(line)),
      ...part("Uncertain", maybe.map(line)),
      ...part("Another standing, not counted", other.map(line)),
      ...part("Beside a standing", conduct(id, day).map(([who, what]) => `${named(who)}: ${what}`)),
      ...part("To know", told(answer.notes)),
    ];
  }

  function showMany(ids, day, what) {
    const answers = ids.map((id) => members(id, day));
    const there = answers.filter((one) => one.exists || one.possible.length);
    const gone = answers.filter((one) => !there.includes(one));
    return [
      `${what} on ${day}: ${there.length} in existence, ${gone.length} not`,
      ...there.flatMap((one) => [
        make("h3", `${one.body}: ${record.bodies[one.body].name}`),
        make("p", (marked(one).join(" ") || "none") + open(one)),
        showOthers(one.body, day),
      ]),
      folded("To know", there.flatMap(({ body, notes }) => told(notes).map((note) => `${body}: ${note}`))),
      folded("Not in existence", gone.map((one) => `${one.body}: ${away(one.body, day)}`)),
    ];
  }

  function folded(heading, texts) {
    if (!texts.length) return "";
    return make("details", "", make("summary", `${heading} (${texts.length})`), list(texts));
  }

  function showCountry(country, ids, day, what) {
    const all = ids.map((id) => status(country, id, day));
    const line = (one) =>
      `${one.body}${marks(one)}: ${one.holding ?? "possible"}`;
    const yes = all.filter((one) => one.truth === "yes");
    const maybe = all.filter((one) => one.truth !== "yes" && one.possible);
    const rest = all.filter((one) => one.truth !== "yes" && !one.possible);
    const other = rest.filter((one) => one.holding);
    const silent = rest.filter((one) => !one.holding && one.truth === "uncertain");
    return [
      `${named(country)} in ${what} on ${day}: certain in ${yes.length}, uncertain in ${maybe.length}`,
      ...part("Certain", yes.map(line)),
      ...part("Uncertain", maybe.map(line)),
      ...part("Another standing, not counted", other.map(line)),
      folded(
        "No plain answer, as the roster is not complete",
        silent.map((one) => `${one.body}: ${record.bodies[one.body].name}`),
      ),
    ];
  }

  function showStatus(country, id, day) {
    const one = status(country, id, day);
    const { exists, notes } = members(id, day);
    const held = one.holding ?? (one.truth === "no" ? "no standing" : "nothing recorded");
    const about = notes.filter(([, , who]) => !who.length || who.includes(country));
    return [
      `${country}${marks(one)} in ${id} on ${day}: ${exists || one.holding ? "" : "not in existence; "}${one.truth}; ${held}`,
      make("h3", `${named(country)} in ${id}: ${record.bodies[id].name}`),
      ...part("Beside the standing", one.conduct.map(([, what]) => what)),
      ...part("To know", told(about)),
    ];
  }

  function answered({ on, body, kind, country }) {
    const ids = chosen({ body, kind });
    const what = kind ? record.kinds[kind] : "All bodies";
    if (body && country) return showStatus(country, body, on);
    if (body) return showBody(body, on);
    if (country) return showCountry(country, ids, on, what.toLowerCase());
    return showMany(ids, on, what);
  }

  const usual = document.getElementById("explore").dataset.start;
  let asked = read(usual) ?? { on: record.last, body: "", kind: "", country: "" };

  function show() {
    const about = changes(asked);
    const today = about.filter(([day]) => day === asked.on);
    const words = today.map(([, id, who, what]) => `${id}: ${who ? `${named(who)}: ` : ""}${what}`);
    render(answered(asked), words.length ? words : ["Nothing."]);
    find("link").href = address(asked);
    fill(about);
  }

  function render([line, ...shown], changed) {
    find("answer").textContent = line;
    find("result").replaceChildren(...shown.filter(Boolean));
    find("changes").replaceChildren(...list(changed).children);
    find("more").hidden = !changed.length;
  }

  // Sets the controls, but none to what it has: that would end typing in it.
  function fill(about) {
    const set = (control, values) => {
      for (const [name, value] of Object.entries(values)) {
        if (control[name] !== String(value)) control[name] = value;
      }
    };
    const years = about.map(([day]) => day.slice(0, 4));
    const [low, high] = [years[0] ?? record.first.slice(0, 4), record.last.slice(0, 4)];
    const slider = find("year");
    set(slider, { min: Number(low), max: Number(high) });
    set(slider, { value: Number(asked.on.slice(0, 4)) });
    slider.setAttribute("aria-valuetext", asked.on);
    find("now").textContent = asked.on.slice(0, 4);
    find("from").textContent = low;
    find("until").textContent = high;
    set(find("day"), { value: asked.on });
    set(find("body"), { value: asked.kind ? `kind=${asked.kind}` : asked.body });
    set(find("country"), { value: asked.country });
    for (const button of document.querySelectorAll("#explore [data-change]")) {
      const more = next(Number(button.dataset.change), about);
      button.setAttribute("aria-disabled", String(more === undefined));
    }
  }

  function next(way, about) {
    const days = about.map(([day]) => day);
    return way > 0
      ? days.find((day) => day > asked.on)
      : days.findLast((day) => day < asked.on);
  }

  // What is done by hand

  let moved = null;

  // One pull at the slider is one step back, however many years it passed.
  function go(more, control) {
    const same = control === moved && control === find("year");
    moved = control;
    const before = address(asked);
    asked = { ...asked, ...more };
    if (address(asked) === before) return show();
    history[same ? "replaceState" : "pushState"](null, "", address(asked));
    show();
  }

  // Without an address it begins anew; one that is a heading changes nothing.
  function goTo() {
    const hash = location.hash;
    const found = read(hash || usual);
    if (found === null && hash.includes("on=")) {
      render([`The link asks for what is not in the record: ${hash}`], []);
      return;
    }
    asked = found ?? asked;
    moved = null;
    show();
  }

  function listen() {
    find("year").addEventListener("input", ({ target }) => {
      go({ on: step(asked.on, target.value - asked.on.slice(0, 4), "year") }, target);
    });
    find("day").addEventListener("change", ({ target }) => {
      if (target.value && target.validity.valid) go({ on: target.value }, target);
    });
    find("body").addEventListener("change", ({ target }) => {
      const kind = target.value.startsWith("kind=") ? target.value.slice(5) : "";
      go({ kind, body: kind ? "" : target.value }, target);
    });
    find("country").addEventListener("change", ({ target }) => {
      go({ country: target.value }, target);
    });
    for (const button of document.querySelectorAll("#explore [data-step]")) {
      const [many, unit] = button.dataset.step.split(" ");
      button.addEventListener("click", () => {
        go({ on: step(asked.on, Number(many), unit) }, button);
      });
    }
    for (const button of document.querySelectorAll("#explore [data-change]")) {
      button.addEventListener("click", () => {
        const on = next(Number(button.dataset.change), changes(asked));
        if (on) go({ on }, button);
      });
    }
    document.querySelector("#explore form").addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", goTo);
  }

  function option(value, label) {
    const made = make("option", label);
    made.value = value;
    return made;
  }

  function start() {
    const bodies = Object.entries(record.bodies);
    for (const [kind, label] of Object.entries(record.kinds)) {
      const group = make("optgroup");
      const those = bodies.filter(([, body]) => body.kind === kind);
      if (!those.length) continue;
      group.label = label;
      group.append(option(`kind=${kind}`, `${label}: all`));
      group.append(...those.map(([id, body]) => option(id, `${id}: ${body.name}`)));
      find("body").append(group);
    }
    const named = Object.entries(record.countries).sort((a, b) => a[1].localeCompare(b[1], "en"));
    find("country").append(...named.map(([id, name]) => option(id, `${name} (${id})`)));
    Object.assign(find("day"), { min: record.first, max: record.last });
    fill(record.changes);
    listen();
    goTo();
    document.getElementById("explore").hidden = false;
  }

  start();
})();
