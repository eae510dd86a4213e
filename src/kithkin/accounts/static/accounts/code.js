// The code of a link stands behind its #, which no browser sends: it moves into the form here,
// and out of the address, so that it stays in no history.
const code = location.hash.slice(1);
const field = document.querySelector("input[name=code]");
if (code && field) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
}
