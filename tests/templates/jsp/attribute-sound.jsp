<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${fn:escapeXml(who)}"></p>
<p><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" <c:choose><c:when test="${us}">inputmode="text"</c:when><c:otherwise>spellcheck="false"</c:otherwise></c:choose>></p>
<p><button>Order</button></p>
</form>