<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p>{foreach $rows as $row}<label>Postal code <input name="zip_{$row}" id="zip_{$row}" autocomplete="postal-code"></label>{/foreach}</p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="{$who}"></p>
<p><button>Order</button></p>
</form>