"""The platforms. The only packages in which a vendor's SDK is imported live here."""
