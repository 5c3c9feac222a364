// Words on the clipboard as Markdown writes them: signs, blocks below each other, and where a link really leads.
"use strict";

const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|mkt_tok)$/i;
const SMALL = {
  SUP: Object.fromEntries([..."0123456789+-n"].map((sign, place) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"][place]])),
  SUB: Object.fromEntries([..."0123456789+-"].map((sign, place) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋"][place]])),
};

const oneLine = (text) => text.replace(/[\s\u00a0]+/g, " ");
const isList = (text) => /^\s*(-|\d+\.) /.test(text);
const indented = (text, width) => text.replace(/\n(?=.)/g, `\n${" ".repeat(width)}`);
const joined = (parts) => parts.reduce((text, part) => {
  const together = isList(part) && isList(text.split("\n").pop());
  return text ? text + (together ? "\n" : "\n\n") + part : part;
}, "");
// Signs that the source shows and Markdown would read as mark-up.
const escaped = (text) => text
  .replace(/\\(?=[!-/:-@[-`{-~])|[*`]|~~|_(?=_)|(?<=_)_|(?<![\p{L}\d])_|_(?![\p{L}\d])|\[(?=[^\]]*\][(:[])|\[(?=\^)|&(?=#?\w+;)/gu, "\\$&");
const escapedStart = (line) => line
  .replace(/^(#{1,6}|\+|:)(?=\s)|^>|^(?=[-=]+$)/, "\\$&").replace(/^(\d{3,})(?=[.)]\s)/, "$1\\");

// Where a link really leads: through the redirections of mail programs, and without who follows the reader.
function realAddress(href) {
  const full = href.startsWith("//") ? `https:${href}` : href;
  const sober = (address) => address.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  if (/^(mailto:|tel:|\/)/i.test(full)) return sober(full);
  if (!/^https?:/i.test(full) || !URL.canParse(full)) return "";
  const url = new URL(full);
  const within = /\.safelinks\.protection\.outlook\.com$/.test(url.hostname) ? url.searchParams.get("url")
    : /^www\.google\.\w+$/.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") || url.searchParams.get("url") : "";
  if (within) return realAddress(within);
  if (url.origin === location.origin) return sober(url.pathname + url.search + url.hash);
  const followers = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of followers) url.searchParams.delete(name);
  return sober(followers.length ? url.href : full);
}
