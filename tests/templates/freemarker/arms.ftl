<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${who?html}"></p>
<p><#if us><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" inputmode="numeric"><#else><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" maxlength="9"></#if></p>
<p><button>Order</button></p>
</form>