from django import forms


class HouseRulesForm(forms.Form):
    accept = forms.BooleanField(
        label="Ik houd mij aan de huisregels",
        error_messages={"required": "Vink aan dat u zich aan de huisregels houdt."},
    )
