import { useState } from "react";

export function Delivery({ us, who, rows }) {
  const [zip, setZip] = useState("");
  return (
<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label htmlFor="who">Name</label>
<input id="who" name="who" autoComplete="name" defaultValue={who} /></p>
<p><label htmlFor="zip">Postal code</label>
<input id="zip" name="zip" autoComplete="postal-code" inputMode={'text'} /></p>
<p><button>Order</button></p>
</form>
  );
}
