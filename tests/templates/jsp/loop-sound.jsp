<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><c:forEach var="row" items="${rows}"><label>Postal code <input name="zip_${fn:escapeXml(row)}" id="zip_${fn:escapeXml(row)}" autocomplete="postal-code"></label></c:forEach></p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${fn:escapeXml(who)}"></p>
<p><button>Order</button></p>
</form>