<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${fn:escapeXml(who)}"></p>
<p><c:choose><c:when test="${us}"><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" maxlength="10"></c:when><c:otherwise><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" maxlength="9"></c:otherwise></c:choose></p>
<p><button>Order</button></p>
</form>