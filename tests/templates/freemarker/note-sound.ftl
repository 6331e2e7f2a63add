<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><#-- <input name=zip inputmode=numeric> --></p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${who?html}"></p>
<p><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" ></p>
<p><#include "foot.ftl"></p>
<p><button>Order</button></p>
</form>