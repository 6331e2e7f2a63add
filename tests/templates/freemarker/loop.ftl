<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><#list rows as row><label>Postal code <input name="zip_${row?html}" autocomplete="postal-code" inputmode="numeric"></label></#list></p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${who?html}"></p>
<p><button>Order</button></p>
</form>