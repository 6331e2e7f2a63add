<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${fn:escapeXml(who)}"></p>
<p><c:if test="${premium > 0}"><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" inputmode="numeric"></c:if></p>
<p><button>Order</button></p>
</form>